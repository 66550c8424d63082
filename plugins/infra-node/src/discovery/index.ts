export { discover, filesToRead } from './discover';
export type { DiscoverOptions, WantedFile } from './discover';
export { discoverDirectory } from './discoverDirectory';
export {
  type FoundInMirror,
  MirrorDiscovery,
  standardsIn,
} from './MirrorDiscovery';
export { createFactsCache, type FactsCache } from './mirrorFacts';
export type { FileFacts } from './facts';
export { atlantisFacts } from './otherFacts';
export type { LayoutOptions } from './placement';
export { factsKey, readFacts, TOO_LARGE, type FileRole } from './readFacts';
export type { TreeEntry } from './tree';
export { tagOfVersion } from './versions';
