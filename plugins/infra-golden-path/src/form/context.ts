import {
  RUNTIMES,
  type FormGoldenPath,
  type FormModel,
} from '@infra-portal/infra-common';
import type { Answers } from './answers';
import { answerAt } from './answers';

/** What the questions depend on besides the answers. */
export interface FormContext {
  model: FormModel;
  /** Editing starts from what the file says; nothing better is derived then. */
  mode: 'create' | 'edit';
  /** What the file says that is edited. */
  before?: Answers;
  /** The chosen golden path. */
  path?: FormGoldenPath;
}

const ORDER: readonly string[] = RUNTIMES;

/** The golden paths, what most services take first. */
export function pathsOf({ goldenPaths }: FormModel): FormGoldenPath[] {
  const rank = ({ runtime }: FormGoldenPath) => {
    const at = ORDER.indexOf(runtime);
    return at < 0 ? ORDER.length : at;
  };
  return [...goldenPaths].sort((a, b) => rank(a) - rank(b));
}

/** The context of these answers: the golden path that they chose, else the first. */
export function contextOf(
  model: FormModel,
  mode: FormContext['mode'],
  answers: Answers,
  before?: Answers,
): FormContext {
  const name = answerAt(answers, ['goldenPath', 'name']);
  const chosen = model.goldenPaths.find(each => each.name === name);
  const first = name === undefined ? pathsOf(model)[0] : undefined;
  return { model, mode, before, path: chosen ?? first };
}

/** The environments that a service can be in; `shared` belongs to the platform. */
export const serviceEnvironments = (model: FormModel) =>
  model.environments.filter(({ name }) => name !== 'shared');
