import {
  type Amount,
  type AskedSaving,
  compareAmounts,
  moneyText,
  type PriceBook,
  type Saving,
  subtractAmounts,
} from '@infra-portal/infra-common';
import { code, plainLine, type SavingsFix } from '@infra-portal/infra-node';
import { SAVING_WORDS } from './texts';

type Language = keyof typeof SAVING_WORDS;

const MOST_LINES = 50;

/** Title of the pull request. */
export function proposalTitle(
  stack: string,
  { monthly, currency }: Pick<SavingsFix, 'monthly'> & { currency: string },
  language: Language,
): string {
  const money = moneyText(monthly, currency);
  return plainLine(SAVING_WORDS[language].title(money, stack));
}

export interface ProposalText {
  /** Ref of the stack. */
  stack: string;
  fix: SavingsFix;
  prices: { readonly book: PriceBook; readonly since: string };
  commit: string;
  /** Answered by yes. */
  questions: readonly AskedSaving[];
  by: string;
  language: Language;
}

function list(lines: readonly string[], language: Language): string {
  const rest = lines.length - MOST_LINES;
  const more = rest > 0 ? [SAVING_WORDS[language].more(rest)] : [];
  return [...lines.slice(0, MOST_LINES), ...more]
    .map(line => `- ${line}`)
    .join('\n');
}

/** Cents for reading, and the exact amount. */
const moneyOf = ({ prices }: ProposalText) => {
  const { currency } = prices.book;
  return (amount: Amount) =>
    `${moneyText(amount, currency)} (${code(`${amount} ${currency}`)})`;
};

const ruleText = ({ rule, parameters }: Saving, language: Language) =>
  code(SAVING_WORDS[language].rules[rule](parameters), 300);

function facts(text: ProposalText): string {
  const { by, commit, fix, language, prices, stack } = text;
  const words = SAVING_WORDS[language];
  const money = moneyOf(text);
  const { date } = prices.book;
  const all = [
    [words.stack, code(stack)],
    [words.saves, `**${money(fix.monthly)}**`],
    [words.cost, words.from(money(fix.before), money(fix.after))],
    [words.prices, code(`price book ${date}, ${prices.since}`)],
    [words.commit, code(commit)],
    [words.proposed, code(by)],
  ];
  return all.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

function change(text: ProposalText, saving: Saving): string {
  const words = SAVING_WORDS[text.language];
  const assumed = Object.entries(saving.assumed).map(([name, value]) =>
    code(`${name} = ${value}`),
  );
  return [
    `${ruleText(saving, text.language)} – ${code(saving.addresses[0])}`,
    `${words.rule} ${code(saving.rule)}`,
    ...(saving.monthly === undefined
      ? []
      : [words.alone(moneyOf(text)(saving.monthly))]),
    ...(assumed.length > 0 ? [`${words.assumed} ${assumed.join(', ')}`] : []),
  ].join('; ');
}

function computed(text: ProposalText): string {
  const { fix, language } = text;
  const words = SAVING_WORDS[language];
  const money = moneyOf(text);
  const rest = subtractAmounts(fix.monthly, fix.declared);
  const isSame = compareAmounts(rest, '0') === 0;
  return [
    words.howComputed,
    ...(fix.taken.length > 1 ? [words.together] : []),
    ...(isSame ? [] : [words.use(money(rest), money(fix.declared))]),
  ].join(' ');
}

function watchLines({ fix, language }: ProposalText): string[] {
  const words = SAVING_WORDS[language];
  return fix.taken.flatMap(({ addresses, changes, parameters, risk, rule }) => {
    const said = [
      words.risks[risk],
      ...(rule === 'log-retention' && parameters.to !== undefined
        ? [words.deletesLogs(plainLine(parameters.to))]
        : []),
    ];
    return [
      `${code(addresses[0])}: ${said.join(' ')}`,
      ...changes
        .filter(({ kind }) => kind === 'remove')
        .map(({ address }) => `${code(address)}: ${words.destroys}`),
    ];
  });
}

/** Its body, in Markdown; nothing of a file or form is markup there. */
export function proposalBody(text: ProposalText): string {
  const { fix, language, questions } = text;
  const words = SAVING_WORDS[language];
  const part = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [`**${title}**`, list(lines, language)] : [];
  return [
    words.why(fix.taken.length),
    facts(text),
    ...part(
      words.changes,
      fix.taken.map(saving => change(text, saving)),
    ),
    `**${words.computed}**`,
    computed(text),
    ...part(
      words.questions,
      questions.map(
        ({ saving, fact }) => `${words.yes(words.asked[fact])} ${code(saving)}`,
      ),
    ),
    ...part(words.watch, watchLines(text)),
    ...part(
      words.left,
      fix.left.map(({ id, why }) => `${code(id)}: ${words.leftBy[why]}`),
    ),
    words.next,
  ].join('\n\n');
}
