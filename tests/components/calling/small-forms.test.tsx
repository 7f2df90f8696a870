import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NotificationForm, type NotificationPayload } from '@/components/calling/NotificationForm';
import { confirmationIn } from '@/components/calling/provider-confirmation';
import { SettleForm } from '@/components/calling/SettleForm';
import { REFERRED, settle, settleSpec, type SettleRequest } from '@/components/calling/settlements';
import { mailLink } from '@/components/casework/mail-link';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { CallRecord } from '@/lib/attendance/call-record';
import type { CasePayload } from '@/lib/casework/events';
import type { TellRecipient, WorkerMessage } from '@/lib/messages/views';
import { mount, picture, troubles, unmount } from './harness';

afterEach(() => {
  unmount();
  copied = [];
});

const pupil = { id: 'kai', name: 'Kai Morgan' };
const now = () => '09:42';

const recipient = (role: TellRecipient['role']): TellRecipient => ({
  role,
  name: null,
  authority: null,
  how: null,
  phone: null,
  email: null,
  place: null,
});
const DANA: TellRecipient = {
  ...recipient('social-worker'),
  name: 'Dana Reeve',
  authority: 'Northshire',
  how: 'phone',
  phone: '01632 960123',
  email: 'dana.reeve@northshire.example',
};
const MESSAGE: WorkerMessage = {
  subject: 'Attendance today: please contact Oakfield Primary',
  body: 'Kai Morgan is absent & we do not know why.\n\nPlease tell us?',
  mailBody: 'K.M. is absent & we do not know why.\n\nPlease tell us?',
};
let copied: string[] = [];

function notification(mayReadConfidential: boolean) {
  const saved: NotificationPayload[] = [];
  const root = mount(
    <NotificationForm
      pupil={pupil}
      roles={[DANA, recipient('youth-offending')]}
      message={mayReadConfidential ? MESSAGE : null}
      copy={(text) => {
        copied.push(text);
        return Promise.resolve(true);
      }}
      mayReadConfidential={mayReadConfidential}
      now={now}
      onSave={(payload) => saved.push(payload)}
      onClose={() => undefined}
    />,
  );
  return { saved, root };
}

describe('worker told', () => {
  it('is one Enter where the worker and the channel are on record', async () => {
    const { saved, root } = notification(true);
    expect(await troubles(root)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(saved).toEqual([
      {
        kind: 'notification',
        role: 'social-worker',
        who: 'Dana Reeve',
        how: 'phone',
        when: '09:42',
        answer: null,
      },
    ]);
    await picture('told-light', 372, 420);
  });

  it('asks who and how where nothing is on record, and loses nothing', async () => {
    const { saved, root } = notification(true);
    await userEvent.click(page.getByRole('radio', { name: 'Youth-offending worker' }));
    await userEvent.fill(page.getByRole('textbox', { name: /Answer/ }), 'Will ring back');
    await userEvent.keyboard('{Enter}');
    expect(saved).toEqual([]);
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    await userEvent.keyboard('Duty desk{Enter}');
    expect(root.textContent).toContain('Say how they were told.');
    await userEvent.click(page.getByRole('radio', { name: 'E-mail' }));
    await userEvent.keyboard('{Enter}');
    expect(saved).toEqual([
      {
        kind: 'notification',
        role: 'youth-offending',
        who: 'Duty desk',
        how: 'email',
        when: '09:42',
        answer: 'Will ring back',
      },
    ]);
  });

  it('drafts the message: copied with the name, opened in mail with initials, no name in the subject', async () => {
    const { root } = notification(true);
    expect(root.textContent).toContain('Dana Reeve, Northshire, to be told by phone: 01632 960123');
    await userEvent.click(page.getByRole('button', { name: 'Copy message' }));
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied.');
    expect(copied).toEqual([`${MESSAGE.subject}\n\n${MESSAGE.body}`]);
    const link = new URL(root.querySelector('a')?.href ?? '');
    expect(link.protocol).toBe('mailto:');
    expect(link.pathname).toBe('dana.reeve@northshire.example');
    expect([...link.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(link.searchParams.get('subject')).toBe(MESSAGE.subject);
    expect(link.searchParams.get('body')).toBe(MESSAGE.mailBody.replaceAll('\n', '\r\n'));
    expect(decodeURIComponent(link.href)).not.toMatch(/Kai|Morgan/);
    expect(await troubles(root)).toEqual([]);
  });

  it.each(['dana@northshire.example?bcc=x@y.example', 'a@b.example,c@d.example', 'not an address'])(
    'opens no mail for %s',
    (address) => {
      expect(mailLink(address, MESSAGE)).toBeNull();
    },
  );

  it('says nothing at reception that a parent may not read', () => {
    const { root } = notification(false);
    const shown = root.innerHTML;
    expect(shown).not.toMatch(/social|offending|Dana|Reeve/i);
  });
});

const CASES: [string, SettleRequest, () => Promise<void>, CasePayload][] = [
  [
    'a confirmation',
    { kind: 'confirmation', provider: 'Forest School' },
    async () => {
      await userEvent.click(page.getByRole('radio', { name: 'Is there' }));
      await userEvent.fill(page.getByRole('textbox', { name: 'Confirmed by' }), 'Lee, front desk');
    },
    {
      kind: 'confirmation',
      provider: 'Forest School',
      confirmedBy: 'Lee, front desk',
      time: '09:42',
      attended: true,
    },
  ],
  [
    'a visit',
    { kind: 'visit', forms: ['home-visit', 'video-call'] },
    async () => {
      await userEvent.click(page.getByRole('radio', { name: 'Home visit' }));
      await userEvent.click(page.getByRole('radio', { name: 'Seen', exact: true }));
      await userEvent.fill(page.getByRole('textbox', { name: /Who saw the child/ }), 'KM and RP');
      await userEvent.fill(page.getByRole('textbox', { name: /Where/ }), 'At home');
      await userEvent.fill(page.getByRole('textbox', { name: /How they were/ }), 'Well, with mum');
    },
    {
      kind: 'visit',
      form: 'home-visit',
      childSeen: true,
      seenBy: 'KM and RP',
      where: 'At home',
      how: 'Well, with mum',
      on: null,
      at: '09:42',
    },
  ],
  [
    'a reason not accepted',
    { kind: 'reason-established' },
    async () => {
      await userEvent.fill(page.getByRole('textbox', { name: 'Reason' }), 'Message from a friend');
      await userEvent.click(page.getByRole('radio', { name: 'No, not accepted' }));
    },
    { kind: 'reason-established', reason: 'Message from a friend', code: null, accepted: false },
  ],
  [
    'a deviation',
    {
      kind: 'deviation',
      from: 'day-three-contact',
      fromLabel: 'Day 3 contact',
      only: ['not-required', 'bring-forward'],
    },
    async () => {
      await userEvent.click(page.getByRole('radio', { name: 'Not required' }));
      await userEvent.fill(page.getByRole('textbox', { name: 'Reason' }), 'Seen by the nurse');
      await userEvent.fill(page.getByRole('textbox', { name: 'Agreed with' }), 'KM, DSL');
      await userEvent.fill(page.getByLabelText(/Review on/), '2026-09-21');
    },
    {
      kind: 'deviation',
      from: 'day-three-contact',
      decision: 'not-required',
      reason: 'Seen by the nurse',
      agreedWith: 'KM, DSL',
      reviewOn: plainDateOf('2026-09-21'),
    },
  ],
  [
    'a step',
    { kind: 'step', step: 'letter', stepLabel: 'Letter' },
    async () => {
      await userEvent.click(page.getByRole('radio', { name: 'Offered', exact: true }));
    },
    { kind: 'step', step: 'letter', result: null, supportOffered: true },
  ],
  [
    'a review',
    { kind: 'review', of: 'event-7', ofLabel: 'Letter' },
    async () => {
      await userEvent.fill(page.getByRole('textbox', { name: 'Outcome' }), 'Improved');
    },
    { kind: 'review', of: 'event-7', outcome: 'Improved', nextReviewOn: null },
  ],
  [
    'a decision',
    {
      kind: 'decision',
      on: 'leave-decision',
      onLabel: 'Leave requested',
      decisions: ['Granted', 'Refused'],
    },
    async () => {
      await userEvent.click(page.getByRole('radio', { name: 'Refused' }));
    },
    {
      kind: 'decision',
      on: 'leave-decision',
      decision: 'Refused',
      reason: null,
      agreedWith: null,
      sessionsUsedInNotice: null,
    },
  ],
  [
    'a referral with the sessions of the notice',
    {
      kind: 'decision',
      on: 'consider-penalty',
      onLabel: '10 sessions: consider',
      decisions: ['Support first', REFERRED],
    },
    async () => {
      await userEvent.click(page.getByRole('radio', { name: REFERRED }));
      await userEvent.fill(page.getByLabelText(/first day/), '2026-09-07');
      await userEvent.fill(page.getByLabelText(/last day/), '2026-09-11');
    },
    {
      kind: 'decision',
      on: 'consider-penalty',
      decision: REFERRED,
      reason: null,
      agreedWith: null,
      sessionsUsedInNotice: { from: plainDateOf('2026-09-07'), to: plainDateOf('2026-09-11') },
    },
  ],
];

describe('the dates of a notice', () => {
  const spec = settleSpec(
    { kind: 'decision', on: 'consider-penalty', onLabel: '', decisions: [REFERRED, 'No action'] },
    '09:42',
  );
  it.each([
    ['one day missing', { decision: REFERRED, usedFrom: '2026-09-07' }, 'usedTo'],
    ['the other missing', { decision: REFERRED, usedTo: '2026-09-07' }, 'usedFrom'],
    [
      'the wrong way round',
      { decision: REFERRED, usedFrom: '2026-09-11', usedTo: '2026-09-07' },
      'usedTo',
    ],
    [
      'with a decision that uses none',
      { decision: 'No action', usedFrom: '2026-09-07', usedTo: '2026-09-11' },
      'decision',
    ],
  ])('%s: refused at its field', (_story, values, field) => {
    expect(settle(spec, values)).toMatchObject({ field });
  });

  it('are asked for nowhere else', () => {
    const leave = settleSpec(
      { kind: 'decision', on: 'leave-decision', onLabel: '', decisions: ['Granted'] },
      '09:42',
    );
    expect(leave.fields.map(({ id }) => id)).toEqual(['decision', 'reason', 'agreedWith']);
  });
});

describe('a provider who rings', () => {
  const call: CallRecord = {
    outcome: 'provider-reported',
    channel: 'provider',
    direction: 'in',
    who: { relationship: 'provider', name: 'Forest provision' },
    reason: null,
    whereabouts: null,
    back: null,
    codeFrom: 'B',
    codeTo: null,
    nextStep: null,
    minutesLate: null,
    initials: 'JB',
    time: '09:12',
  };
  it.each([
    ['at the provider now', true],
    ['not arrived', false],
  ])('%s: confirms that, once said', (whereabouts, attended) => {
    expect(confirmationIn({ ...call, whereabouts }, null)).toEqual({
      kind: 'confirmation',
      provider: null,
      confirmedBy: 'Forest provision',
      time: '09:12',
      attended,
    });
  });

  it.each([
    ['nothing of where the child is', call],
    ['that the child left early', { ...call, whereabouts: 'not there: left early' }],
    [
      'the same words, but it was mum',
      { ...call, outcome: 'spoke-to', whereabouts: 'not arrived' } as const,
    ],
  ])('%s: confirms nothing', (_story, said) => {
    expect(confirmationIn(said, null)).toBeNull();
  });
});

describe('the other settlements', () => {
  it.each(CASES)(
    '%s: refused while empty, then recorded',
    async (name, request, fill, expected) => {
      const saved: CasePayload[] = [];
      let closed = 0;
      const root = mount(
        <SettleForm
          pupil={pupil}
          request={request}
          now={now}
          onSave={(payload) => saved.push(payload)}
          onClose={() => (closed += 1)}
        />,
      );
      expect(await troubles(root)).toEqual([]);
      await userEvent.click(page.getByRole('button', { name: 'Record' }));
      expect(saved).toEqual([]);
      expect(root.querySelector('.al-call-trouble')?.textContent).toMatch(/\w/);
      expect(await troubles(root)).toEqual([]);
      await fill();
      await userEvent.click(page.getByRole('button', { name: 'Record' }));
      expect(saved).toEqual([expected]);
      await picture(`settle-${name.replaceAll(' ', '-')}`, 372, 460);
      await userEvent.keyboard('{Escape}');
      expect(closed).toBe(1);
    },
  );
});
