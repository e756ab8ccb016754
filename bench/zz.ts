import { mkdtempSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { createQueue } from "../src/queue/queue.ts";
import { startWorker } from "../src/queue/worker.ts";
import { z } from "zod";
const log = { info: (f,m)=>console.log("info",f,m), warn:(f,m)=>console.log("warn",f,m), error:(f,m)=>console.log("error",f,m)} as any;
const folder = mkdtempSync("/tmp/pgq-");
const db = await PGlite.create();
await db.exec("create schema if not exists bullmq; set search_path to public, bullmq");
const server = new PGLiteSocketServer({ db, path: folder+"/.s.PGSQL.5432", maxConnections: 4 });
await server.start();
const t0=performance.now(); const t=()=>Math.round(performance.now()-t0);
const backend = {kind:"embedded", connection:{host:folder,user:"postgres",database:"postgres"}} as any;
for (let i=0;i<4;i++) {
const q = createQueue(backend, log);
let n=0;
const w = startWorker(backend, [{name:"deliver", payload: z.object({}), run: async()=>{n++;}}], {log} as any);
console.log(t(), "wake"); await q.wake("deliver"); console.log(t(), "woken");
while(n<1) await new Promise(r=>setTimeout(r,10));
console.log(t(), "ran");
await q.wake("deliver",{delayMs:400}); while(n<2) await new Promise(r=>setTimeout(r,10)); console.log(t(), "ran delayed");
const c = process.cpuUsage(); await new Promise(r=>setTimeout(r,1000)); console.log("idle cpu ms", process.cpuUsage(c).user/1000);
await w.close(); console.log(t(), "w closed", server.getStats()); await q.close(); console.log(t(), "q closed", server.getStats());
}
await server.stop(); await db.close();
