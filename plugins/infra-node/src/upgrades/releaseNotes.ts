import {
  compareModuleVersions,
  parseVersion,
} from '@infra-portal/infra-common';

/** A release in the form of keepachangelog.com, with or without brackets. */
const RELEASE = /^##\s+\[?(v?\d+\.\d+\.\d+[\w.-]*)\]?/;
/** Characters of notes that are shown. */
const MOST = 20_000;

/**
 * The sections of a change log that are newer than one version and not newer than
 * another, as Markdown; undefined where it has none of them.
 */
export function releaseNotes(
  changelog: string,
  from: string | undefined,
  to: string,
): string | undefined {
  const last = parseVersion(to);
  const first = from === undefined ? undefined : parseVersion(from);
  if (!last) return undefined;
  const kept: string[] = [];
  let isIn = false;
  for (const line of changelog.split(/\r?\n/)) {
    const named = RELEASE.exec(line)?.[1];
    if (named !== undefined) {
      const version = parseVersion(named);
      isIn =
        version !== undefined &&
        compareModuleVersions(version, last) <= 0 &&
        (!first || compareModuleVersions(version, first) > 0);
    } else if (/^#{1,2}\s/.test(line)) {
      isIn = false;
    }
    if (isIn) kept.push(line);
  }
  const text = kept.join('\n').trim();
  if (text === '') return undefined;
  return text.length > MOST ? `${text.slice(0, MOST)}\n…` : text;
}
