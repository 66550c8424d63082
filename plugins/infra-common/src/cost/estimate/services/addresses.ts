import { components, Rules } from '../engine/Rule';

/** AWS bills every public IPv4 address, in use or not, since February 2024. */
export const PUBLIC_ADDRESS = {
  name: 'Public IPv4 address',
  price: 'eip/idle',
} as const;

/** Infracost counts only those that nothing is attached to. */
export const addresses: Rules = {
  aws_eip: components(pricing => [
    pricing.hours(PUBLIC_ADDRESS.name, PUBLIC_ADDRESS.price),
  ]),
};
