/** One style sheet for all pages; colours follow the browser's scheme. */
export const style = `
:root { color-scheme: light dark; --text: #1c2128; --soft: #57606a; --back: #fff;
  --card: #f6f8fa; --line: #d0d7de; --link: #0550ae; --add: #dafbe1; --del: #ffebe9;
  --button: #1f6f3a; --on-button: #fff; --danger: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9da7b3;
  --back: #0d1117; --card: #161b22; --line: #30363d; --link: #79b8ff; --add: #12351f;
  --del: #42191c; --button: #2a7f45; --danger: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); line-height: 1.5;
  font-family: system-ui, -apple-system, 'Segoe UI', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', sans-serif; }
header { display: flex; gap: 16px; align-items: center; flex-wrap: wrap; padding: 12px 24px;
  border-bottom: 1px solid var(--line); background: var(--card); }
header .grow { flex: 1; }
.badge { border: 1px solid var(--line); border-radius: 999px; padding: 1px 10px; font-size: 13px; font-weight: 600; }
main { max-width: 1000px; margin: 0 auto; padding: 24px 16px 64px; }
a { color: var(--link); }
h1 { font-size: 24px; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 32px 0 8px; }
.soft { color: var(--soft); }
.card { border: 1px solid var(--line); border-radius: 8px; margin: 12px 0; overflow: hidden; }
.card > h2, .card > h3 { margin: 0; padding: 8px 12px; background: var(--card); font-size: 14px; font-weight: 600; overflow-wrap: anywhere; }
.card > .in { padding: 12px; overflow-wrap: anywhere; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain > li { padding: 8px 12px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
ul.plain > li:first-child { border-top: 0; }
pre { margin: 0; padding: 12px; overflow-x: auto; font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, 'D2Coding', monospace; }
.text { white-space: pre-wrap; }
.add { background: var(--add); display: block; } .del { background: var(--del); display: block; }
.hunk { color: var(--soft); display: block; }
button, .button { font: inherit; min-height: 44px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--card); color: var(--text); cursor: pointer; }
button.main { background: var(--button); border-color: transparent; color: var(--on-button); }
button.danger { color: var(--danger); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
textarea, input[type=text] { width: 100%; font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: 6px; padding: 8px; }
.row { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 8px; align-items: center; }
.people { max-width: 420px; margin: 24px auto; }
.people button { display: flex; gap: 12px; align-items: center; width: 100%; margin: 8px 0; text-align: left; }
.people img { width: 40px; height: 40px; border-radius: 50%; }
`;
