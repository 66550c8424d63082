import { Amount } from '../../amount';
import { ResourceUse, usualUsage } from '../../estimate';
import { Arguments, toQuantity } from '../../estimate/engine/Arguments';
import { argumentsOf, Resources } from '../../estimate/engine/Resources';
import { DeclaredResource, DeclaredStack } from '../../estimate/resources';
import { Standards } from '../../../standards/schema';
import {
  MissingOfSaving,
  SavingChange,
  SavingFact,
  SavingRisk,
} from '../types';

/** What rules may look at. */
export interface Looking {
  stack: DeclaredStack;
  resources: Resources;
  /** `dev`, `prod`, as standards call it. */
  environment: string | undefined;
  standards?: Pick<Standards, 'sizes'>;
  usage: Readonly<Record<string, Amount>>;
  uses: Readonly<Record<string, ResourceUse>>;
  assumptions: Readonly<Record<string, Amount>>;
}

/** One way to change a resource. */
export interface Alternative {
  changes: SavingChange[];
  parameters?: Record<string, string>;
}

/** What a rule proposes of one resource, before anybody knows what it saves. */
export interface Proposal {
  resource: DeclaredResource;
  /** The one that costs least counts. */
  alternatives: Alternative[];
  risk: SavingRisk;
  facts?: SavingFact[];
  isQuestion?: boolean;
  assumed?: Record<string, Amount>;
  /** Why it cannot be told where it would save nothing. */
  unlessSaving?: MissingOfSaving;
}

export type Rule = (looking: Looking) => Proposal[];

/** Resources of some types, with their arguments. */
export const ofTypes = (
  { resources }: Looking,
  ...types: string[]
): { resource: DeclaredResource; args: Arguments }[] =>
  resources.all
    .filter(each => types.includes(each.type))
    .map(resource => ({ resource, args: argumentsOf(resource) }));

/** How a resource is used by now. */
export const useOf = ({ uses }: Looking, address: string): ResourceUse =>
  Object.hasOwn(uses, address) ? uses[address] : {};

/** What is assumed of a usage of a resource. */
export function usageOf(
  looking: Looking,
  address: string,
  key: string,
): Amount | undefined {
  const given = [useOf(looking, address).usage ?? {}, looking.usage]
    .map(usage => (Object.hasOwn(usage, key) ? toQuantity(usage[key]) : null))
    .find(value => value !== null);
  return given ?? usualUsage(key);
}

/** Whether something in the stack refers to a resource. */
export const isReferredTo = (
  { resources }: Looking,
  to: DeclaredResource,
): boolean =>
  resources.all.some(from =>
    Object.keys(from.links).some(
      argument => resources.linked(from, argument, [to.type]) === to,
    ),
  );
