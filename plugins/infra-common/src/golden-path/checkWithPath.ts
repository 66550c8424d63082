import { z } from 'zod';
import type { LocalisedText } from '../texts';
import { Problem, validateWith } from '../validation';
import type { GoldenPathDefinition } from './definition';
import type { ServiceIntent } from './intent';
import { saidParts } from './minimalIntent';
import { answerType } from './questions';
import type { IntentPart } from './supportedParts';
import { PARTS } from './supportedParts';

type Path = Pick<GoldenPathDefinition, 'supports' | 'questions'> &
  Partial<Pick<GoldenPathDefinition, 'application' | 'requires'>>;
type Field = (string | number)[];
type Asked = [part: IntentPart, field: Field][];

/**
 * What a golden path says against an intent: answers to its questions that are
 * missing or wrong, parts of the intent that it does not know, and parts that it
 * cannot do without.
 */
export function checkWithPath(intent: ServiceIntent, path: Path): Problem[] {
  const asked = askedParts(intent);
  return [
    ...unsupported(asked, path),
    ...missingParts(asked, path),
    ...withoutSkeleton(intent, path),
    ...wrongAnswers(intent, path),
  ];
}

/**
 * Every question's answer, else its default, else null: what `intent.extra` is
 * in a golden path.
 */
export function answersOf(
  intent: Pick<ServiceIntent, 'extra'>,
  { questions }: Pick<Path, 'questions'>,
): Record<string, unknown> {
  return Object.fromEntries(
    questions.map(({ name, default: usual = null }) => [
      name,
      Object.hasOwn(intent.extra, name) ? intent.extra[name] : usual,
    ]),
  );
}

function wrongAnswers(
  { extra }: ServiceIntent,
  { questions }: Path,
): Problem[] {
  const result = validateWith(answersSchema(questions), { extra }, 'answer');
  return result.ok ? [] : result.problems;
}

/** Made once for the questions of a path: a preview asks it several times. */
const schemas = new WeakMap<Path['questions'], z.ZodType>();

function answersSchema(questions: Path['questions']): z.ZodType {
  const known = schemas.get(questions);
  if (known) return known;
  const shape = Object.fromEntries(
    questions.map(({ name, schema, required, default: usual }) => {
      const type = answerType(schema);
      const must = required && usual === undefined;
      return [name, must ? type : type.nullable().optional()];
    }),
  );
  const made = z.strictObject({ extra: z.strictObject(shape) });
  schemas.set(questions, made);
  return made;
}

function unsupported(asked: Asked, { supports }: Path): Problem[] {
  const knows = (part: string) =>
    supports.some(each => each === part || part.startsWith(`${each}.`)) ||
    (!part.includes('.') && supports.some(each => each.startsWith(`${part}.`)));
  return asked
    .filter(([part]) => !knows(part))
    .map(([part, path]) => {
      const text = textOf(part);
      return {
        path,
        code: 'golden-path.unsupported',
        message: `${path.join('.')} ${text.en}`,
        text: { en: `This ${text.en}.`, ko: text.ko },
      };
    });
}

function textOf(part: IntentPart): LocalisedText {
  return {
    en: `is not known to the golden path: ${part}`,
    ko: `이 골든 패스에서 쓸 수 없는 항목입니다: ${part}`,
  };
}

function missingParts(asked: Asked, { requires = [] }: Path): Problem[] {
  return requires
    .filter(part => !asked.some(([each]) => `${each}.`.startsWith(`${part}.`)))
    .map(part => ({
      path: part === 'ingress' ? ['ingress', 'kind'] : part.split('.'),
      code: 'golden-path.required',
      message: `${part} is what the golden path cannot do without`,
      text: {
        en: `The golden path cannot do without it: ${part}.`,
        ko: `이 골든 패스에 꼭 필요한 항목입니다: ${part}`,
      },
    }));
}

const NO_SKELETON: LocalisedText = {
  en: 'The golden path has no skeleton for an application.',
  ko: '이 골든 패스에는 애플리케이션 기본 파일이 없습니다.',
};

function withoutSkeleton(
  { source }: ServiceIntent,
  { application }: Path,
): Problem[] {
  if (!source?.skeleton || application?.length !== 0) return [];
  return [
    {
      path: ['source', 'skeleton'],
      code: 'golden-path.no-skeleton',
      message: 'has no skeleton in this golden path: set it to false',
      text: NO_SKELETON,
    },
  ];
}

const WHOLE = new Set<string>(PARTS.filter(part => !part.includes('.')));

/** The parts that an intent asks for, with the fields that ask. */
function askedParts(intent: ServiceIntent): Asked {
  const { ingress, database, auth, deployment } = intent;
  const asked: Asked = [];
  for (const part of saidParts(intent)) {
    // These are asked for by what is in them.
    if (part === 'deployment' || part === 'auth' || !WHOLE.has(part)) continue;
    asked.push([part as IntentPart, [part]]);
  }
  if (ingress.kind !== 'none') {
    asked.push([`ingress.${ingress.kind}`, ['ingress', 'kind']]);
    if (ingress.path !== '/') asked.push(['ingress.path', ['ingress', 'path']]);
  }
  if (ingress.waf) asked.push(['ingress.waf', ['ingress', 'waf']]);
  if (ingress.allowedCidrs.length > 0) {
    asked.push(['ingress.allowedCidrs', ['ingress', 'allowedCidrs']]);
  }
  if (ingress.priority !== undefined) {
    asked.push(['ingress.priority', ['ingress', 'priority']]);
  }
  if (database) {
    asked.push([`database.${database.engine}`, ['database', 'engine']]);
    if (database.proxy) asked.push(['database.proxy', ['database', 'proxy']]);
  }
  for (const part of ['cognito', 'opa'] as const) {
    if (auth[part]) asked.push([`auth.${part}`, ['auth', part]]);
  }
  if (deployment.strategy !== 'rolling') {
    const part = `deployment.${deployment.strategy}` as const;
    asked.push([part, ['deployment', 'strategy']]);
  }
  for (const [name, own] of Object.entries(intent.environments)) {
    for (const [part, value] of Object.entries(own ?? {})) {
      if (value === undefined || !WHOLE.has(part)) continue;
      asked.push([part as IntentPart, ['environments', name, part]]);
    }
  }
  return asked;
}
