export { openPluginDatabase } from './openPluginDatabase';
