/** The page's own style: light and dark by the reader's choice, no image, no font to load. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --quiet: #57606a; --ground: #ffffff; --panel: #f3f5f7; --line: #d0d7de; --link: #0a56b5; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9aa4af; --ground: #0e1116; --panel: #191f26; --line: #38424d; --link: #7ab7ff; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: var(--ground); font: 1rem/1.55 system-ui, sans-serif; }
main, header, nav { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--panel); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h1 { margin: 2rem 0 .25rem; } h2 { margin: 3rem 0 .5rem; overflow-wrap: anywhere; font-size: 1.3rem; } h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
.method { font-size: .8rem; letter-spacing: .04em; padding: .15rem .5rem; border: 1px solid var(--line); border-radius: .3rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
pre { padding: .75rem 1rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; }
pre code { white-space: pre-wrap; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; border-top: 0; }
tbody th { font-weight: 400; }
nav ul { columns: 20rem; padding-left: 1.1rem; } nav li { padding: .2rem 0; }
`
