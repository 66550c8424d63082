export { killGroup, startHere } from './startHere';
export { startProgram } from './startProgram';
export type { ProgramEars, ProgramOrder, RunningProgram } from './program';
