import { type GateFinding, verbatim } from '@infra-portal/infra-common';
import {
  DocumentError,
  EditConflict,
  type FileEditConflict,
  HclError,
  type Rendering,
  type SloFileProblem,
} from '@infra-portal/infra-node';
import type { GateOutcome } from './types';

/**
 * What stopped a golden path, as findings at its file and line.
 * @returns undefined for errors that are nobody's answer but a defect
 */
export function renderProblems(error: unknown): GateFinding[] | undefined {
  if (error instanceof HclError) {
    const { file, line, problem } = error;
    return [finding('render.golden-path', problem, { file, line })];
  }
  if (error instanceof EditConflict) {
    const { file, line, problem, remedy } = error;
    return [
      {
        ...finding('render.conflict', problem, { file, line }),
        remedy: verbatim(remedy),
      },
    ];
  }
  if (error instanceof DocumentError) {
    const { file, problems } = error;
    return problems.map(problem =>
      finding('render.golden-path', problem, { file }),
    );
  }
  return undefined;
}

function finding(
  code: string,
  message: string,
  place: Pick<GateFinding, 'file' | 'line'>,
): GateFinding {
  return { code, severity: 'error', message: verbatim(message), ...place };
}

/** The golden path that an intent asks for is not there. */
export function noGoldenPath(
  name: string,
  known: readonly string[],
): GateFinding {
  const all = known.join(', ') || '—';
  return {
    code: 'render.unknown-path',
    severity: 'error',
    message: {
      en: `There is no golden path ${name}.`,
      ko: `골든 패스를 찾을 수 없습니다: ${name}`,
    },
    remedy: {
      en: `The repository has: ${all}`,
      ko: `저장소에 있는 골든 패스: ${all}`,
    },
    field: ['goldenPath', 'name'],
  };
}

/** The version that an intent asks for cannot be had. */
export function noGoldenPathVersion(
  name: string,
  wanted: string,
  there: string,
): GateFinding {
  return {
    code: 'render.unknown-version',
    severity: 'error',
    message: {
      en: `There is no version ${wanted} of the golden path ${name}.`,
      ko: `골든 패스 버전을 찾을 수 없습니다: ${name} ${wanted}`,
    },
    remedy: {
      en: `Use ${there}, which the repository has now.`,
      ko: `저장소에 있는 현재 버전을 사용하십시오: ${there}`,
    },
    field: ['goldenPath', 'version'],
  };
}

/** The golden path made the files, or made none that differ. */
export function renderGate(
  changed: number,
  source: string,
  warnings: readonly GateFinding[],
): GateOutcome {
  if (changed > 0) return { findings: [...warnings], source };
  const unchanged: GateFinding = {
    code: 'render.no-change',
    severity: 'warning',
    message: {
      en: 'Everything is as these answers want it already: there is nothing to propose.',
      ko: '이미 답변대로 되어 있어 제안할 변경이 없습니다.',
    },
  };
  return { findings: [unchanged, ...warnings], source };
}

/** What the answers no longer ask for stays, because somebody changed it. */
export function keptFinding({
  path,
  entry,
}: Rendering['kept'][number]): GateFinding {
  const what = entry === undefined ? path : `${entry} (${path})`;
  return {
    code: 'render.kept',
    severity: 'warning',
    message: {
      en: `These answers no longer ask for ${what}. It was changed by hand, so it is left as it is.`,
      ko: `답변에 더 이상 없지만 직접 수정된 내용이므로 그대로 둡니다: ${what}`,
    },
    remedy: {
      en: 'Remove it yourself if nobody needs it.',
      ko: '필요하지 않으면 직접 삭제하십시오.',
    },
    file: path,
  };
}

/** Characters of a text that a message shows. */
const SHOWN = 300;

const shown = (text: string) => {
  const line = text.trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

/** Lines that people changed and that the answers want otherwise: theirs stay. */
export function editConflictFinding(conflict: FileEditConflict): GateFinding {
  const { path, line } = conflict;
  const [ours, theirs] = [shown(conflict.ours), shown(conflict.theirs)];
  return {
    code: 'render.edit-conflict',
    severity: 'warning',
    message: {
      en: `This was changed by hand and stays: ${
        theirs || '(removed)'
      }. The golden path would give: ${ours || '(nothing)'}`,
      ko: `직접 수정한 내용을 그대로 둡니다: ${
        theirs || '(삭제됨)'
      }. 골든 패스의 내용: ${ours || '(없음)'}`,
    },
    remedy: {
      en: 'Decide on the branch of the pull request which of the two is meant.',
      ko: '풀 리퀘스트 브랜치에서 어느 쪽이 맞는지 정해 고쳐 주십시오.',
    },
    file: path,
    line,
  };
}

/** An objective that rules cannot be made of, or not as somebody meant it. */
export function objectiveFinding({
  file,
  line,
  message,
  severity,
}: SloFileProblem): GateFinding {
  return {
    code: 'render.objective',
    severity: 'warning',
    message: verbatim(message),
    ...(severity === 'error' && {
      remedy: {
        en: 'Without it the objective has no rules, alerts or dashboard.',
        ko: '해결하기 전에는 이 목표의 규칙, 알림, 대시보드를 만들 수 없습니다.',
      },
    }),
    file,
    line,
  };
}

/** What the service was made from cannot be told, so nothing is removed. */
export function unknownFormer(file: string): GateFinding {
  return {
    code: 'render.unknown-former',
    severity: 'warning',
    message: {
      en: 'The answers that the service was made from cannot be used: what these answers no longer ask for is left as it is.',
      ko: '서비스를 만든 기존 답변을 사용할 수 없습니다. 답변에서 빠진 내용은 삭제하지 않고 그대로 둡니다.',
    },
    file,
  };
}
