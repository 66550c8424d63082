import { Fragment, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { UnmatchedCost } from '@infra-portal/infra-common';
import {
  Age,
  shortRepository,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { StackChoice } from './StackChoice';

/** Projects in rows; one of them opens to choose its stack. */
export function ProjectTable(props: {
  projects: readonly UnmatchedCost[];
  onMatched(project: string, stack: string): void;
}) {
  const { projects, onMatched } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [chosen, setChosen] = useState<string>();
  return (
    <table className={table.table} aria-label={t('unmatched.title')}>
      <thead>
        <tr>
          <th scope="col">{t('unmatched.column.project')}</th>
          <th scope="col">{t('unmatched.column.why')}</th>
          <th scope="col">{t('unmatched.column.received')}</th>
          <th scope="col">{t('unmatched.column.action')}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map(project => (
          <Fragment key={project.id}>
            <ProjectRow
              project={project}
              isOpen={chosen === project.id}
              onToggle={() =>
                setChosen(chosen === project.id ? undefined : project.id)
              }
            />
            {chosen === project.id && (
              <tr>
                <td colSpan={4}>
                  <StackChoice
                    project={project}
                    onMatched={stack => {
                      setChosen(undefined);
                      onMatched(project.project, stack);
                    }}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function ProjectRow(props: {
  project: UnmatchedCost;
  isOpen: boolean;
  onToggle(): void;
}) {
  const { project, isOpen, onToggle } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { project: name, repository, commit, why, receivedAt } = project;
  const action = t(isOpen ? 'unmatched.close' : 'unmatched.open');
  return (
    <tr>
      <th scope="row">
        <Verbatim text={name} />
        <span className={table.place}>
          <Verbatim
            text={`${shortRepository(repository)} · ${commit.slice(0, 10)}`}
          />
        </span>
      </th>
      <td data-label={t('unmatched.column.why')}>
        {t(`unmatched.why.${why}`)}
      </td>
      <td data-label={t('unmatched.column.received')}>
        <Age at={receivedAt} />
      </td>
      <td data-label={t('unmatched.column.action')}>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={isOpen}
          aria-label={`${action}: ${name}`}
          onPress={onToggle}
        >
          {action}
        </Button>
      </td>
    </tr>
  );
}
