import { describe, expect, it } from 'vitest';
import { openNote } from '@/lib/arbor/note-field';
import { readRegister, show } from './frame';

const LINE = 'TC to mum, poorly – cough, at home with mum, back Wed 16 Sep. N→I. JB 09:16';
const LEADING = '09:25 AK: TC to dad, voicemail left. N stays. Ring again 09:40.';
const NAMES = ['Adams, Ava', 'Brown, Leo', 'Chan, Mia', 'Diaz, Noah'];
const HEAD = '<h1>5B Register</h1><p>15 Sep 2026 AM</p>';

/** A register of four whose second and third pupils carry a note. */
function table(note: (line: string) => string, head = '<th></th>', none = ''): string {
  const rows = NAMES.map((name, at) => {
    const own = at === 1 ? note(LINE) : at === 2 ? note(LEADING) : none;
    return `<tr><td>${name}</td><td><select><option>/</option><option selected>N</option></select></td><td>${own}</td></tr>`;
  });
  return `${HEAD}<table><tr><th>Student</th><th>Mark</th>${head}</tr>${rows.join('')}</table>`;
}

function blocks(note: (line: string) => string): string {
  const rows = NAMES.map((name, at) => {
    const own = at === 1 ? note(LINE) : at === 2 ? note(LEADING) : '';
    return `<div class="item"><div class="who"><span>${name}</span>${own}</div><div><button aria-pressed="false">Present</button><button aria-pressed="true">No reason (N)</button></div></div>`;
  });
  return `${HEAD}<div class="list">${rows.join('')}</div>`;
}

describe('a note on a row is read wherever the page keeps it', () => {
  it.each([
    ['in a cell under Notes', table((line) => line, '<th>Notes</th>')],
    ['in a cell without a head', table((line) => line)],
    [
      'beside a button that edits it',
      table((line) => `<span>${line}</span> <button>Edit note</button>`, '<th>Note</th>'),
    ],
    ['before a button in the same cell', table((line) => `${line} <button>Edit</button>`)],
    ['in the title of a button', table((line) => `<button title="${line}">Note</button>`)],
    [
      'in a label for screen readers',
      table((line) => `<button aria-label="${line}"><i class="icon-note"></i></button>`),
    ],
    [
      'in a tooltip of the page’s framework',
      table((line) => `<span class="x-icon" data-qtip="${line}"></span>`),
    ],
    [
      'in a field of the row',
      table((line) => `<textarea rows="1">${line}</textarea>`, '<th>Comment</th>'),
    ],
    ['under the name, without a table', blocks((line) => `<p><small>${line}</small></p>`)],
    ['in pieces', table((line) => `<div><b>${line.slice(0, 9)}</b>${line.slice(9)}</div>`)],
  ])('%s', (_, html) => {
    const { rows } = readRegister(html);
    const notes = rows.map(({ note }) => note);
    expect(rows.map(({ shownName }) => shownName)).toEqual(NAMES);
    expect(notes[1]).toBe(LINE);
    expect(notes[2]).toBe(LEADING);
    expect([notes[0], notes[3]]).toEqual([null, null]);
  });

  it('keeps what a note column says in other words', () => {
    const { rows } = readRegister(table(() => 'In detention at lunch', '<th>Notes</th>', '-'));
    expect(rows.map(({ note }) => note)).toEqual([
      null,
      'In detention at lunch',
      'In detention at lunch',
      null,
    ]);
  });

  it('takes no time of the page for a note', () => {
    const { rows } = readRegister(
      table(
        () => '<a title="Lesson 08:45">5B</a> seen 09:01',
        '<th></th>',
        '<span title="Arrived 09:05">late</span>',
      ),
    );
    expect(rows.map(({ note }) => note)).toEqual([null, null, null, null]);
  });
});

describe('an open note', () => {
  const rows = NAMES.map((shownName, at) => ({
    rowKey: `row${at}`,
    shownName,
    arborStudentId: String(101 + at),
  }));
  const open = (body: string, heading = '<h2>Leo Brown</h2>') =>
    openNote(
      show(`<main>${table(() => '')}</main><div class="slideover-content">${heading}${body}</div>`),
      rows,
    );

  it.each([
    ['in its field', `<label>Note <textarea>${LINE}</textarea></label>`],
    ['as text to read', `<div class="mis-property-row"><span>Note</span><div>${LINE}</div></div>`],
    ['in an editable box', `<div contenteditable="true" aria-label="Note">${LINE}</div>`],
  ])('is read %s, for the one pupil it belongs to', (_, body) => {
    const note = open(body);
    expect(note?.rowKey).toBe('row1');
    expect(note?.text).toContain(LINE);
  });

  it.each([
    ['names nobody', '<h2>Absence</h2>'],
    ['names two', '<h2>Leo Brown</h2><a href="/?/student-ui/overview/id/101">Ava Adams</a>'],
    ['is of a pupil who is not here', '<h2>Grey, Noor</h2>'],
  ])('that %s belongs to no row', (_, heading) => {
    expect(open(`<textarea aria-label="Note">${LINE}</textarea>`, heading)).toBeNull();
  });

  it('that says nothing signed has no text', () => {
    expect(open('<textarea aria-label="Note">mum rang</textarea>')).toMatchObject({ text: null });
  });
});
