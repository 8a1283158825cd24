/** The look of the documentation page. It has no other file, so that it needs no other request. */
export const docsStyle = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c1d1f, #e8e6e1);
  --soft: light-dark(#5c5f66, #a5a39d);
  --paper: light-dark(#fcfbf9, #16171a);
  --panel: light-dark(#f1efea, #202226);
  --line: light-dark(#d9d6cf, #34373d);
  --accent: light-dark(#8a2b1f, #f0a18f);
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif;
}
.page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 3rem; max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 6rem; }
nav { position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; font-size: .9rem; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
nav b { display: block; margin-top: .75rem; }
nav a { display: block; padding: .15rem 0; color: var(--soft); text-decoration: none; }
nav a:hover, nav a:focus-visible { color: var(--accent); text-decoration: underline; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { margin: 3rem 0 .25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { margin: 0; font-size: 1.05rem; }
p { margin: .25rem 0 1rem; max-width: 44rem; }
.soft { color: var(--soft); }
a { color: var(--accent); }
code { font: .9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
article { margin: 1.5rem 0; padding: 1rem 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
.method { display: inline-block; min-width: 3.2rem; font: 700 .8rem/1.5 ui-monospace, monospace; color: var(--accent); }
summary { cursor: pointer; padding: .35rem 0; color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-weight: 600; }
dt { font-weight: 600; margin-top: .75rem; scroll-margin-top: 1rem; }
dd { margin: 0; color: var(--soft); }
:target { scroll-margin-top: 1rem; }
@media (max-width: 56rem) { .page { grid-template-columns: minmax(0, 1fr); gap: 1rem; } nav { position: static; max-height: none; columns: 2; } }
`
