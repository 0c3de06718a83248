#!/usr/bin/env node
import { main } from './run.mjs';
import { startServer } from './server.mjs';

await main(() => startServer(process.argv.slice(2)));
