export { ViewStore } from './ViewStore';
