import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { supportsPart } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { EnvironmentTable } from '../fields/EnvironmentTable';
import { More } from '../fields/More';
import { NumberQuestion } from '../fields/NumberQuestion';
import { Section } from '../fields/Section';
import { SwitchQuestion } from '../fields/SwitchQuestion';
import { TextQuestion } from '../fields/TextQuestion';
import { useForm } from '../formState';

/** What runs, how much of it, and in which environments. */
export function RunSection() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context } = useForm();
  const title = t('section.run');
  const hasMore = ['healthPath', 'source'].some(part =>
    supportsPart(context, part),
  );
  return (
    <Section id="run" title={title}>
      <TextQuestion
        name="image"
        wide
        code
        placeholder="ghcr.io/acme/login:1.0.0"
      />
      <NumberQuestion name="port" placeholder="8080" />
      <EnvironmentTable />
      {hasMore && (
        <More section={title}>
          <TextQuestion name="healthPath" code />
          <TextQuestion
            name="source.repository"
            code
            placeholder="acme/login"
          />
          <SwitchQuestion
            name="source.skeleton"
            unavailable={
              context.path?.application ? undefined : t('skeleton.none')
            }
          />
        </More>
      )}
    </Section>
  );
}
