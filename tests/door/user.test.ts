import { expect, it } from 'vitest';
import { readRegister } from './frame';

const ROWS = ['Adams, Ava', 'Brown, Leo', 'Chen, Mei']
  .map((name) => `<tr><td>${name}</td><td>/</td></tr>`)
  .join('');
const REGISTER = `<main><header><h1>5B AM Register, 15 September 2026</h1><p>Tutor: Penny Lane</p></header>
  <table><tr><th>Name</th><th>Mark</th></tr>${ROWS}</table></main>`;

it.each([
  [
    'after the school and the menu',
    '<div class="top-bar"><span>Oakfield Primary</span><a href="/?/my-mis-ui/calendar">My Calendar</a><div class="css-9"><span>2</span><div>Jo Bramley</div></div></div>',
    'bramley jo',
  ],
  [
    'on the button of a menu',
    '<header><a href="/">Arbor</a><button aria-haspopup="menu">Bramley, Jo</button></header>',
    'bramley jo',
  ],
  [
    'in a banner by its role',
    '<div role="banner"><span><b>Jo</b> <b>Bramley</b></span></div>',
    'bramley jo',
  ],
  ['nowhere', '<div class="top-bar"><a href="/">Arbor</a></div>', undefined],
  ['nowhere, and no bar either', '', undefined],
])('finds who is signed in %s', (_, bar, user) => {
  expect(readRegister(bar + REGISTER).user).toBe(user);
});
