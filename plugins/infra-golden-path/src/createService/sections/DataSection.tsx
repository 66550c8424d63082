import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { supportedOptions, supportsPart } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { ChoiceQuestion } from '../fields/ChoiceQuestion';
import { More } from '../fields/More';
import { NamedParts } from '../fields/NamedParts';
import { NumberQuestion } from '../fields/NumberQuestion';
import { Section } from '../fields/Section';
import { SwitchQuestion } from '../fields/SwitchQuestion';
import { useForm } from '../formState';

const PARTS = ['database', 'cache', 'buckets', 'queues', 'topics'];

/** What it keeps and passes on. */
export function DataSection() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers } = useForm();
  const title = t('section.data');
  if (!PARTS.some(part => supportsPart(context, part))) return null;
  return (
    <Section id="data" title={title}>
      <SwitchQuestion name="database" part />
      <ChoiceQuestion
        name="database.engine"
        options={supportedOptions(context, 'database', ['postgres', 'mysql'])}
      />
      {answers.database !== undefined && (
        <More section={t('field.database')}>
          <NumberQuestion name="database.storageGib" />
          <SwitchQuestion name="database.multiAz" />
          <SwitchQuestion name="database.proxy" />
          <NumberQuestion name="database.backupDays" />
        </More>
      )}
      <SwitchQuestion name="cache" part />
      <NamedParts part="queues" />
      <NamedParts part="buckets" />
      <NamedParts part="topics" />
    </Section>
  );
}
