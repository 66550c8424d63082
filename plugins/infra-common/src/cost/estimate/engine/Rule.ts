import { CostComponent } from '../estimate';
import { Pricing } from './Pricing';

/** A part of a resource that has costs of its own, such as a volume. */
export interface Part {
  name: string;
  components: CostComponent[];
  parts?: Part[];
}

/** What a resource costs. Nothing in either: it costs nothing by itself. */
export interface Costs {
  components: CostComponent[];
  parts?: Part[];
}

/** Says what a resource of some type costs. */
export type Rule = (pricing: Pricing) => Costs;

/** The rules of a service, by type of resource. */
export type Rules = Readonly<Record<string, Rule>>;

/** A rule without parts. */
export const components =
  (list: (pricing: Pricing) => CostComponent[]): Rule =>
  pricing => ({ components: list(pricing) });
