export interface Config {
  infraSlo?: {
    /** Where numbers of objectives come from. */
    dataSources?: Array<{
      /**
       * As `connectionDetails.portalDatasource` of DataSource documents names
       * it; unique.
       */
      name: string;
      type: 'prometheus' | 'cloudwatch';
      /**
       * Of the HTTP API of Prometheus, without `/api/v1`. Of CloudWatch another
       * endpoint than that of AWS.
       */
      url?: string;
      /** That people open; without it no page leads there. */
      webUrl?: string;
      /** Sent with each question, such as X-Scope-OrgID of Mimir. */
      headers?: { [name: string]: string };
      username?: string;
      /** @visibility secret */
      password?: string;
      /**
       * Sent as `Authorization: Bearer`.
       * @visibility secret
       */
      token?: string;
      /** That one question may take; 10 seconds unless it is given. */
      timeout?: object;
      /** Seconds between evaluations of rules; 30 unless it is given. */
      interval?: number;
      /** Of CloudWatch, where neither the metric nor its DataSource names one. */
      region?: string;
      /** That is taken on for CloudWatch; the portal's own unless it is given. */
      roleArn?: string;
    }>;
    /** How often numbers are asked for; each minute unless it is given. */
    refresh?: object;
  };
}
