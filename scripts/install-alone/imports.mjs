import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

/** As Backstage's builder writes them: nothing else begins such a line. */
const IMPORTS = [
  /^(?:import|export) [^'"\n]*from ['"]([^'"]+)['"];?$/gm,
  /^import ['"]([^'"]+)['"];?$/gm,
  /\b(?:require|import)\('([^']+)'\)/g,
];

/** The package that a text imports from, or undefined for a file of its own. */
function packageOf(specifier) {
  if (/^[./]/.test(specifier) || isBuiltin(specifier)) return undefined;
  const [first, second] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Packages that a built file imports from. */
export function importedPackages(text) {
  const found = IMPORTS.flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, specifier]) => packageOf(specifier)),
  );
  return new Set(found.filter(Boolean));
}

/**
 * What a built package imports and does not name among its dependencies: in one
 * big node_modules that works by chance.
 * @returns sentences
 */
export function undeclaredImports(folder) {
  const manifest = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  const files = fs
    .readdirSync(path.join(folder, 'dist'), { recursive: true })
    .filter(file => file.endsWith('.js'));
  const complaints = new Set();
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, 'dist', file), 'utf8');
    for (const name of importedPackages(text)) {
      if (!declared.has(name))
        complaints.add(`${manifest.name} does not name ${name}: ${file}`);
    }
  }
  return [...complaints];
}
