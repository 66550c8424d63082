import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import fc from 'fast-check';

// A machine that does other work as well must not fail the tests.
configure({ asyncUtilTimeout: 20_000 });

// CI says of a commit always the same: what chance finds, it finds at a desk.
if (process.env.CI) fc.configureGlobal({ seed: 20261121 });
