export interface Config {
  app: {
    /** How people sign in. */
    signIn?: {
      /**
       * Ways to sign in that the sign-in page offers, in this order.
       * Default: `[github]`. Offer `guest` only where the backend has the guest
       * provider too: it lets anyone in.
       * @deepVisibility frontend
       */
      providers?: Array<'github' | 'guest'>;

      /**
       * What people call the GitHub server they sign in to, for example
       * `GitHub Enterprise`. Default: `GitHub`.
       * @visibility frontend
       */
      githubTitle?: string;
    };

    /** Set where the portal runs against the sandbox instead of real services. */
    sandbox?: {
      /**
       * Marks the whole portal as a sandbox on the sign-in page and on Home.
       * @visibility frontend
       */
      enabled?: boolean;

      /**
       * Whether the sandbox was filled with the sample organisation. Default:
       * the same as `enabled`.
       * @visibility frontend
       */
      sampleData?: boolean;
    };
  };
}
