import fc from 'fast-check';

// CI says of a commit always the same: what chance finds, it finds at a desk.
if (process.env.CI) fc.configureGlobal({ seed: 20261121 });
