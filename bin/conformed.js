#!/usr/bin/env node
import { runProcess } from "../dist/conformed.js";

await runProcess();
