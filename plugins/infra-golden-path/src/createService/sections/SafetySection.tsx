import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ObjectiveHint } from '../../objectives/ObjectiveHint';
import { supportedOptions } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { ChoiceQuestion } from '../fields/ChoiceQuestion';
import { More } from '../fields/More';
import { NamedParts } from '../fields/NamedParts';
import { NumberQuestion } from '../fields/NumberQuestion';
import { Section } from '../fields/Section';
import { SwitchQuestion } from '../fields/SwitchQuestion';
import { TextQuestion } from '../fields/TextQuestion';
import { useForm } from '../formState';

/** Who may use it, how it is changed, and what it promises. */
export function SafetySection() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context } = useForm();
  const title = t('section.safety');
  return (
    <Section id="safety" title={title}>
      <SwitchQuestion name="auth.cognito" />
      <NumberQuestion
        name="objectives.availabilityPercent"
        placeholder="99.9"
      />
      <ObjectiveHint />
      <NamedParts part="secrets" />
      <NamedParts part="variables" />
      <More section={title}>
        <ChoiceQuestion
          name="deployment.strategy"
          options={supportedOptions(context, 'deployment', [
            'rolling',
            'blue-green',
            'canary',
          ])}
        />
        <NumberQuestion name="deployment.canaryPercent" />
        <NumberQuestion name="deployment.bakeMinutes" />
        <NumberQuestion name="objectives.latency.seconds" placeholder="0.5" />
        <NumberQuestion name="objectives.latency.percent" />
        <ChoiceQuestion name="objectives.windowDays" options={[7, 28, 30]} />
        <TextQuestion name="alertChannel" placeholder="#authhub-alerts" />
        <NumberQuestion name="budget" />
        <ChoiceQuestion
          name="recovery"
          options={['none', 'standard', 'critical']}
        />
        <SwitchQuestion name="auth.opa" />
      </More>
    </Section>
  );
}
