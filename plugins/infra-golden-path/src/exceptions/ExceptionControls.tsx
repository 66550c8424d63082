import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EXCEPTION_KINDS,
  type KnownException,
} from '@infra-portal/infra-common';
import {
  ChoiceBox,
  controlStyles as controls,
  ExportButton,
  SearchBox,
  shortRepository,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { type ExceptionFilter, exceptionsCsv } from './filter';

/** What the list is narrowed to, and all that fits as a file. */
export function ExceptionControls(props: {
  filter: ExceptionFilter;
  shown: readonly KnownException[];
  repositories: readonly string[];
  onChange(filter: ExceptionFilter): void;
}) {
  const { filter, shown, repositories, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div
      className={controls.bar}
      role="group"
      aria-label={t('exceptions.filters')}
    >
      <SearchBox
        label={t('exceptions.search')}
        placeholder={t('exceptions.search.placeholder')}
        text={filter.text}
        onChange={text => onChange({ ...filter, text })}
      />
      <ChoiceBox
        label={t('exceptions.kind')}
        values={EXCEPTION_KINDS}
        chosen={filter.kind}
        nameOf={kind => t(`exceptions.kind.${kind as KnownException['kind']}`)}
        onChange={kind =>
          onChange({ ...filter, kind: kind as KnownException['kind'] })
        }
      />
      {repositories.length > 1 && (
        <ChoiceBox
          label={t('exceptions.repository')}
          values={repositories}
          chosen={filter.repository}
          nameOf={shortRepository}
          onChange={repository => onChange({ ...filter, repository })}
        />
      )}
      <ExportButton
        file="exceptions.csv"
        load={async () => exceptionsCsv(shown)}
      />
    </div>
  );
}
