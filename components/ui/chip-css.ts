/**
 * One chip: a shape and at most three words. The shape differs by weight, so colour never carries
 * meaning alone; it is drawn by the style, so a chip in a row of the host is one element.
 * 24 px high to the pointer (WCAG 2.5.8), 22 px to the eye: the border is see-through, and becomes
 * visible by itself where the system forces its colours.
 */
export const CHIP_CSS = `
.chip{box-sizing:border-box;display:inline-flex;align-items:center;gap:5px;height:24px;margin:0;padding:0 7px;
border:1px solid transparent;background-clip:padding-box;border-radius:6px;
font:600 12px/1 system-ui,"Segoe UI",sans-serif;letter-spacing:0;white-space:nowrap;text-transform:none;text-align:left;
color:var(--c);background-color:var(--b);box-shadow:inset 0 0 0 1px var(--e)}
button.chip{cursor:pointer;-webkit-appearance:none;appearance:none}
button.chip:hover{box-shadow:inset 0 0 0 1px var(--c)}
.chip::before{content:"";flex:none;box-sizing:border-box;width:9px;height:9px;background:currentColor}
.chip.now{--c:var(--now);--b:var(--now-b);--e:var(--now-e)}
.chip.now::before{clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)}
.chip.today{--c:var(--today);--b:var(--today-b);--e:var(--today-e)}
.chip.today::before{clip-path:polygon(50% 4%,100% 96%,0 96%)}
.chip.soon{--c:var(--soon);--b:var(--soon-b);--e:var(--soon-e)}
.chip.soon::before{background:none;border:2px solid;border-radius:50%}
.chip.done{--c:var(--done);--b:var(--done-b);--e:var(--done-e)}
.chip.done::before{width:6px;height:10px;margin:-3px 2px 0 1px;background:none;border:solid;border-width:0 2px 2px 0;transform:rotate(42deg)}
.chip.plain{--c:var(--ink-2);--b:var(--wash);--e:var(--line)}
.chip.plain::before{display:none}
.chip:focus-visible{outline:2px solid var(--focus);outline-offset:1px}
@media (forced-colors:active){.chip{border-color:ButtonText;color:ButtonText;background:ButtonFace}
.chip::before{forced-color-adjust:none;background:ButtonText}
.chip.soon::before,.chip.done::before{background:none;border-color:ButtonText}
.chip.now{border-width:2px}}
`;

/** Colours of the light page; the panel's own are in `theme.ts`. Text on its own ground is at least 4.5:1 throughout. */
export const LIGHT = `
--ink:#14202b;--ink-2:#4a5865;--line:#d8dfe5;--edge:#7d8b97;--paper:#fff;--wash:#f5f7f9;--focus:#0b5d66;
--now:#a3122a;--now-b:#fdeef0;--now-e:#efc4ca;--today:#7a4a00;--today-b:#fff3d9;--today-e:#ecd5a3;
--soon:#264b86;--soon-b:#eaf1fc;--soon-e:#c9d9f3;--done:#1c6138;--done-b:#e7f5ec;--done-e:#bfe0cb;`;

export const DARK = `
--ink:#e8eef3;--ink-2:#a9b7c3;--line:#2d3943;--edge:#7f909e;--paper:#141b21;--wash:#1b242b;--focus:#7fd6df;
--now:#ffa1ae;--now-b:#33171d;--now-e:#6b2f3a;--today:#f3cb80;--today-b:#33270d;--today-e:#65501f;
--soon:#abc8f8;--soon-b:#182741;--soon-e:#34507e;--done:#93d9ac;--done-b:#12301f;--done-e:#2a5f40;`;
