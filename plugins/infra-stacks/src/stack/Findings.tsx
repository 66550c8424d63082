import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import { StatusMark, type Tone, Verbatim } from '@infra-portal/infra-react';
import { useFindingTexts } from '../parts/useFindingTexts';
import { infraStacksTranslationRef } from '../translation/ref';
import { lineUrl } from './lineUrl';
import page from '../parts/Page.module.css';
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
    <section aria-labelledby="stack-findings">
      <h2 id="stack-findings">{t('stack.findings')}</h2>
      {problems.length === 0 && (
        <p className={page.quiet}>{t('stack.findings.none')}</p>
      )}
      <ul className={styles.findings}>
        {problems.map(problem => {
          const { code, severity, file, line, message } = problem;
          const { title, why, remedy = problem.remedy } = textsOf(code);
          const href = lineUrl(stack, file, line);
          const place = <Verbatim text={`${file}:${line}`} />;
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
                {href ? (
                  <a href={href} target="_blank" rel="noreferrer">
                    {place}
                  </a>
                ) : (
                  place
                )}{' '}
                <span lang="en">
                  <Verbatim text={message} />
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
