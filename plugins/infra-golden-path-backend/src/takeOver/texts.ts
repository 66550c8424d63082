import type { TakeOverPreview } from '@infra-portal/infra-common';
import { code, plainLine } from '@infra-portal/infra-node';

type Language = 'en' | 'ko';
type Counts = NonNullable<NonNullable<TakeOverPreview['proof']>['counts']>;

const WORDS = {
  en: {
    begin: 'Take over',
    finish: 'Remove blocks that did their work from',
    exist:
      '`import` blocks tell Terraform to keep resources that exist already and that no state has. This needs Terraform 1.5 or OpenTofu 1.6, or later.',
    required: (version: string) => `The stack says ${version}.`,
    mustRead: (imports: number, add: number) =>
      `The plan by Atlantis must read: **${imports} to import, ${add} to add**, and **0 to destroy**. Do not apply it where it says anything else.`,
    made: 'Left out, and therefore made anew at the apply',
    imported: 'Imported',
    otherwise: (id: string) => `(told by a person; the files tell ${id})`,
    why: 'Resources that were written by hand become calls of released modules.',
    same: '`moved` blocks tell Terraform that they are the same ones: nothing is made, destroyed or replaced.',
    gone: 'The state of this stack has its resources under their new addresses. These `moved` and `import` blocks are not needed any more. Merge this only after the stack was applied: the plan has to be empty.',
    simulated: 'Plan with made-up state (simulated)',
    checked: 'Compared by the files alone (checked); nothing planned here',
    counts: ({ add, change, destroy, move, import: imports = 0 }: Counts) =>
      `${imports} to import, ${add} to add, ${change} to change, ${destroy} to destroy, ${move} to move`,
    left: 'Left as they are',
    by: 'Proposed by',
    read: 'Read the plan by Atlantis before you merge.',
  },
  ko: {
    begin: '모듈로 전환:',
    finish: '역할을 마친 블록 제거:',
    exist:
      '`import` 블록은 이미 존재하지만 어느 상태에도 없는 리소스를 Terraform이 관리하게 합니다. Terraform 1.5 또는 OpenTofu 1.6 이상이 필요합니다.',
    required: (version: string) => `이 스택의 버전 조건은 ${version}입니다.`,
    mustRead: (imports: number, add: number) =>
      `Atlantis의 플랜은 **${imports} to import, ${add} to add**, **0 to destroy**여야 합니다. 다르게 나오면 적용하지 마십시오.`,
    made: '제외하여 적용할 때 새로 만드는 리소스',
    imported: '가져오는 리소스',
    otherwise: (id: string) => `(직접 입력한 ID, 파일에서 알아낸 ID는 ${id})`,
    why: '손으로 작성한 리소스를 배포된 모듈 호출로 바꿉니다.',
    same: '`moved` 블록이 같은 리소스임을 Terraform에 알려 주므로 새로 만들거나 삭제하거나 교체하는 것이 없습니다.',
    gone: '이 스택의 리소스는 상태에 새 주소로 기록되어 있어 `moved`와 `import` 블록이 더 필요하지 않습니다. 스택을 적용한 뒤에만 병합하십시오. 플랜이 비어 있어야 합니다.',
    simulated: '가상 상태로 실행한 플랜(시뮬레이션)',
    checked:
      '파일만으로 비교했습니다(검사). 여기서는 플랜을 실행하지 못했습니다',
    counts: ({ add, change, destroy, move, import: imports = 0 }: Counts) =>
      `가져오기 ${imports}, 추가 ${add}, 변경 ${change}, 삭제 ${destroy}, 이동 ${move}`,
    left: '그대로 두는 리소스',
    by: '제안한 사람',
    read: '병합하기 전에 Atlantis의 플랜을 확인하십시오.',
  },
} as const;

/** Lines of a list that a pull request shows. */
const MOST_LINES = 100;

/** Title of the pull request, on one line. */
export function takeOverTitle(
  step: 'begin' | 'finish',
  dir: string,
  language: Language,
): string {
  return plainLine(`${WORDS[language][step]} ${dir || '.'}`);
}

type Proposed = Pick<
  TakeOverPreview,
  'imports' | 'left' | 'matches' | 'proof' | 'support'
>;

/** What Terraform would make: nothing but what was left out. */
const madeOf = ({ proof }: Proposed) =>
  (proof?.changes ?? [])
    .filter(({ action }) => action === 'create')
    .map(({ address }) => address);

/** What is said of `import` blocks, where there are some. */
function importLines(proposed: Proposed, language: Language): string[] {
  const { imports, support } = proposed;
  if (imports.length === 0) return [];
  const words = WORDS[language];
  const required = support?.required;
  const blocks = imports.map(({ to, id = '', idOfFiles }) => {
    const block = `- ${code(to)} ← ${code(id)}`;
    return idOfFiles === undefined
      ? block
      : `${block} ${words.otherwise(code(idOfFiles))}`;
  });
  const made = madeOf(proposed).map(address => `- ${code(address)}`);
  return [
    required === undefined
      ? words.exist
      : `${words.exist} ${words.required(code(required))}`,
    words.mustRead(imports.length, made.length),
    `${words.imported}:`,
    blocks.slice(0, MOST_LINES).join('\n'),
    ...(made.length > 0
      ? [`${words.made}:`, made.slice(0, MOST_LINES).join('\n')]
      : []),
  ];
}

/** Its body, in Markdown. Addresses and names are hostile text. */
export function takeOverBody(
  step: 'begin' | 'finish',
  proposed: Proposed,
  by: string,
  language: Language,
): string {
  const { matches, left, imports, proof } = proposed;
  const words = WORDS[language];
  const isMoved = ({ from }: { from: string }) =>
    !imports.some(each => each.from === from);
  const [moved, taken] = [
    matches.some(({ resources }) => resources.some(isMoved)),
    matches.length > 0,
  ];
  const beginning = [
    ...(taken ? [words.why] : []),
    ...(moved ? [words.same] : []),
    ...importLines(proposed, language),
  ];
  const moves = matches.flatMap(({ module, version, resources }) =>
    resources.map(
      ({ from, to }) =>
        `- ${code(from)} → ${code(to)} (${code(`${module} ${version}`)})`,
    ),
  );
  const counts = proof?.counts;
  const grade = counts
    ? `${words.simulated}: ${words.counts(counts)}`
    : words.checked;
  const rest = left.map(
    ({ address, reason }) => `- ${code(address)}: ${reason}`,
  );
  return [
    ...(step === 'begin' ? beginning : [words.gone]),
    ...(proof ? [`${grade}.`] : []),
    moves.slice(0, MOST_LINES).join('\n'),
    ...(rest.length > 0
      ? [`${words.left}:`, rest.slice(0, MOST_LINES).join('\n')]
      : []),
    `${words.by}: ${code(by)}`,
    words.read,
  ]
    .filter(part => part !== '')
    .join('\n\n');
}
