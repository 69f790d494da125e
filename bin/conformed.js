#!/usr/bin/env node
import { main } from "../dist/conformed.js";

process.exitCode = await main(process.argv.slice(2));
