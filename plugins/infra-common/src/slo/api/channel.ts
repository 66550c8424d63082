/** Signal that numbers of objectives, or the objectives, are others now. */
export const SLOS_CHANNEL = 'infra-slo:objectives';
