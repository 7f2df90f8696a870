import type { Switches } from './switches';

function shortHash(name: string): string {
  let value = 5381;
  for (let at = 0; at < name.length; at += 1) {
    value = (Math.imul(value, 33) ^ name.charCodeAt(at)) >>> 0;
  }
  return `s${value.toString(36)}`;
}

/** The class names of public sources, or what a build tool might make of them. */
export function classNames(names: string, switches: Pick<Switches, 'classNames'>): string {
  if (switches.classNames === 'arbor') return names;
  return names.split(' ').map(shortHash).join(' ');
}

/** The style sheet with every class renamed in the same way. */
export function renameClasses(css: string, switches: Pick<Switches, 'classNames'>): string {
  if (switches.classNames === 'arbor') return css;
  return css.replaceAll(/\.([a-z][\w-]*)/gi, (_, name: string) => `.${shortHash(name)}`);
}
