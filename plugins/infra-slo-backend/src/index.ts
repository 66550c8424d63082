export { infraSloPlugin as default } from './plugin';
