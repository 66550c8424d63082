import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  StatusMark,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { Fix } from '../fix/Fix';
import { LineLink } from '../parts/Links';
import { useFindingTexts } from '../parts/useFindingTexts';
import { infraStacksTranslationRef } from '../translation/ref';
import { lineUrl } from './lineUrl';
import styles from './Stack.module.css';

const TONES: Record<Stack['problems'][number]['severity'], Tone> = {
  error: 'bad',
  warning: 'warning',
  info: 'unknown',
};
const WEIGHTS = ['error', 'warning', 'info'];

/** What reading a stack found, what weighs most first. */
export function Findings({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const textsOf = useFindingTexts();
  const problems = [...stack.problems].sort(
    (a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity),
  );
  return (
    <Section title={t('stack.findings')}>
      {problems.length === 0 && (
        <p className={page.quiet}>{t('stack.findings.none')}</p>
      )}
      <ul className={styles.findings}>
        {problems.map(problem => {
          const { code, severity, file, line, message } = problem;
          const { title, why, remedy = problem.remedy } = textsOf(code);
          const href = lineUrl(stack, file, line);
          return (
            <li key={`${code} ${file} ${line} ${message}`}>
              <StatusMark tone={TONES[severity]}>{title}</StatusMark>
              {why && <p>{why}</p>}
              {remedy && (
                <p className={styles.remedy}>
                  <strong>{t('stack.remedy')}:</strong> {remedy}
                </p>
              )}
              <p className={styles.place}>
                <LineLink file={file} line={line} href={href} />{' '}
                <span lang="en">
                  <Verbatim text={message} />
                </span>
              </p>
              <Fix
                repository={stack.repository}
                code={code}
                file={file}
                line={line}
                stack={stack.name}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
