import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectivePage } from '@infra-portal/infra-common';
import {
  cardStyles as card,
  pageStyles as page,
  safeHref,
  Section,
  shortRepository,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';

type Problem = ObjectivePage['problems'][number];

const keyOf = ({ repository, file, line, column, message }: Problem) =>
  [repository, file, line, column, message.en].join('\n');

/** Files that cannot be used, where and why, and how to mend them. */
export function FileProblems(props: Pick<ObjectivePage, 'problems'>) {
  const problems = props.problems.filter(({ file }) => file !== undefined);
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  if (problems.length === 0) return null;
  return (
    <Section
      title={t('files.title')}
      note={t('files.count', { count: problems.length })}
    >
      <ul className={card.rows}>
        {problems.map(problem => (
          <li key={keyOf(problem)}>
            <StatusMark tone={problem.severity === 'error' ? 'bad' : 'warning'}>
              {t(`files.${problem.severity}`)}
            </StatusMark>
            <span>
              <Verbatim text={local(problem.message)} />
            </span>
            <Place problem={problem} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Place({ problem }: { problem: Problem }) {
  const { repository, file, line, url } = problem;
  const place = line > 0 ? `${file}:${line}` : file;
  const text = <Verbatim text={`${shortRepository(repository)} · ${place}`} />;
  const href = safeHref(url);
  return href ? (
    <a className={page.place} href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  ) : (
    <span className={page.place}>{text}</span>
  );
}
