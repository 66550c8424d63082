export { environmentData } from './environmentData';
export { readGoldenPath, type GoldenPath } from './goldenPath';
export { DocumentError, readYaml } from './readYaml';
export { renderService, type RenderRequest } from './renderService';
export { renderTemplate } from './renderTemplate';
