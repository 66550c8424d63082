import type { LocalisedText } from '../texts';

const steps = (min: number, max: number, step: number) =>
  Array.from({ length: (max - min) / step + 1 }, (_, i) => min + i * step);

/** Memory in MiB that Fargate has, by CPU units. */
const FARGATE: Record<number, number[]> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16384, 1024),
  4096: steps(8192, 30720, 1024),
  8192: steps(16384, 61440, 4096),
  16384: steps(32768, 122880, 8192),
};

/**
 * What Fargate says against a size.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export function fargateText(
  cpu: number,
  memory: number,
): LocalisedText | undefined {
  const sizes = FARGATE[cpu];
  if (!sizes) {
    const known = Object.keys(FARGATE).join(', ');
    return {
      en: `Fargate has no tasks of ${cpu} CPU units: ${known}`,
      ko: `Fargate에 없는 CPU 크기입니다: ${cpu}. 쓸 수 있는 값: ${known}`,
    };
  }
  if (sizes.includes(memory)) return undefined;
  const known = sizes.join(', ');
  return {
    en: `Fargate has no tasks of ${cpu} CPU units with ${memory} MiB: ${known}`,
    ko: `Fargate에 없는 조합입니다: CPU ${cpu}, 메모리 ${memory} MiB. 이 CPU에서 쓸 수 있는 메모리(MiB): ${known}`,
  };
}

/** The same in English. */
export function fargateProblem(
  cpu: number,
  memory: number,
): string | undefined {
  return fargateText(cpu, memory)?.en;
}
