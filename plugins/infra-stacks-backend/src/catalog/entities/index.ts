export { API_VERSION, NAMESPACE, webUrl } from './common';
export { Composer, type Composition, type ReadServices } from './Composer';
export { DISCOVERED_LOCATION } from './productEntities';
