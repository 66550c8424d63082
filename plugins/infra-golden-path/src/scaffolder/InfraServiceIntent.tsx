import { useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { FormModel } from '@infra-portal/infra-common';
import { LoadingLines, LoadProblem } from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { answersOf } from '../form/model';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { IntentForm } from './IntentForm';

export type IntentFieldProps = FieldExtensionComponentProps<
  Record<string, unknown>,
  { repository?: string }
>;

const PLAIN = { margin: 0, padding: 0, border: 0, minWidth: 0 } as const;

type Loaded = { model: FormModel } | { error: Error } | undefined;

/** The questions of Create service as a field of a Backstage template. */
export function InfraServiceIntent(props: IntentFieldProps) {
  const { formData, onChange, uiSchema, rawErrors } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const repository = uiSchema?.['ui:options']?.repository;
  const [loaded, setLoaded] = useState<Loaded>();
  const [attempt, setAttempt] = useState(0);
  // What was there when the step opened; from then on the form has the answers.
  const [initial] = useState(() => answersOf(formData ?? {}));
  useEffect(() => {
    let outdated = false;
    setLoaded(undefined);
    api.form(repository).then(
      model => !outdated && setLoaded({ model }),
      error => !outdated && setLoaded({ error: toError(error) }),
    );
    return () => {
      outdated = true;
    };
  }, [api, repository, attempt]);
  if (!loaded) return <LoadingLines />;
  if ('error' in loaded) {
    return (
      <LoadProblem
        error={loaded.error}
        onRetry={() => setAttempt(count => count + 1)}
      />
    );
  }
  return (
    <fieldset aria-label={t('createService.title')} style={PLAIN}>
      <IntentForm
        model={loaded.model}
        initial={initial}
        showMissing={(rawErrors?.length ?? 0) > 0}
        onIntent={onChange}
      />
    </fieldset>
  );
}
