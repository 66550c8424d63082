import { DataSection } from './sections/DataSection';
import { ExtraSection } from './sections/ExtraSection';
import { ReachSection } from './sections/ReachSection';
import { RunSection } from './sections/RunSection';
import { SafetySection } from './sections/SafetySection';
import { SendSection, type Sending } from './sections/SendSection';
import { WhatSection } from './sections/WhatSection';
import { useForm } from './formState';

/** All sections of the form, in the order that they are answered. */
export function Questions(props: {
  sending: Sending;
  branch: string;
  onSending: (sending: Sending) => void;
}) {
  const { context } = useForm();
  return (
    <>
      <WhatSection />
      <RunSection />
      <ReachSection />
      <DataSection />
      <SafetySection />
      <ExtraSection />
      <SendSection
        sending={props.sending}
        isChange={context.mode === 'edit'}
        branch={props.branch}
        onChange={props.onSending}
      />
    </>
  );
}
