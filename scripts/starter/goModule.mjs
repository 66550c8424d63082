/**
 * The `replace` directives of a go.mod, each as a line of its own. A module that
 * is required by another has no say about replacements, so who builds it from
 * outside must repeat them.
 */
export function replaceLines(goMod) {
  const lines = goMod
    .split('\n')
    .map(line => line.replace(/\/\/.*$/, '').trim());
  const found = [];
  let inside = false;
  for (const line of lines) {
    if (/^replace\s*\($/.test(line)) inside = true;
    else if (inside && line === ')') inside = false;
    else if (inside && line) found.push(`replace ${line}`);
    else if (/^replace\s+[^(]/.test(line)) found.push(line);
  }
  return found;
}

/** The `go 1.26.6` directive. */
export function goDirective(goMod) {
  return /^go \S+$/m.exec(goMod)?.[0];
}

/** A go.mod that builds a program of another module. */
export function wrapperModule(goMod, module, version) {
  return [
    'module wrapper',
    goDirective(goMod) ?? '',
    `require ${module} ${version}`,
    ...replaceLines(goMod),
    '',
  ].join('\n\n');
}
