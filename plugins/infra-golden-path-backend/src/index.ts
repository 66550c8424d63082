export { infraGoldenPathPlugin as default } from './plugin';
