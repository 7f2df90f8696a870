import type { Pen } from './dom';
import type { WireMark } from './wire';

const PATHS = {
  tick: 'M1 7l4 4 8-9',
  clock: 'M7 1a6 6 0 1 0 .01 0M7 3.5V7l2.5 1.5',
} as const;

function svgIcon(icon: 'tick' | 'clock'): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('width', '14');
  svg.setAttribute('height', '14');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[icon]);
  path.setAttribute('fill', 'none');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '2');
  svg.append(path);
  return svg;
}

function drawFace(pen: Pen, mark: WireMark): HTMLElement {
  const minutes = mark.minutesLate === null ? '' : ` ${mark.minutesLate}`;
  switch (pen.switches.markDrawing) {
    case 'text':
      return pen.draw('span', 'mis-mark', {}, (mark.code ?? '-') + minutes);
    case 'colour-only': {
      const coded = mark.code !== null && mark.icon === null;
      return coded
        ? pen.draw('span', 'mis-mark', {}, mark.code)
        : pen.draw(
            'span',
            mark.code === null ? 'mis-mark' : 'mis-mark mis-mark-dot',
            {},
            mark.code === null ? '-' : null,
          );
    }
    case 'svg':
      if (mark.icon) {
        return pen.draw('span', 'mis-mark', {}, svgIcon(mark.icon), minutes || null);
      }
      return pen.draw('span', 'mis-mark', {}, mark.code ?? '-');
    case 'icon':
      if (mark.icon) {
        return pen.draw(
          'span',
          'mis-mark',
          {},
          pen.draw('span', `mis-icon mis-icon-${mark.icon}`),
          minutes || null,
        );
      }
      return pen.draw('span', 'mis-mark', {}, mark.code ?? '-');
  }
}

/** A mark as the host shows it (arbor.md section 2.3): a present mark has no text. */
export function drawMark(pen: Pen, mark: WireMark): HTMLElement {
  const face = drawFace(pen, mark);
  if (mark.code !== null) face.style.color = mark.colour;
  if (mark.planned) face.className += ` ${pen.classes('mis-mark-planned')}`;
  switch (pen.switches.markWords) {
    case 'tooltip':
      face.setAttribute('data-qtip', mark.words);
      break;
    case 'title':
      face.title = mark.words;
      break;
    case 'aria-label':
      face.setAttribute('role', 'img');
      face.setAttribute('aria-label', mark.words);
      break;
    case 'none':
  }
  return face;
}
