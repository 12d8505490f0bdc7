#!/usr/bin/env bash
# One task of a Slurm array reports one shard: sbatch --array=1-N --requeue report-shard.sh SHARDS_FOLDER PARTS_FOLDER
# Both folders lie where every node finds them. A part has its name only when it is whole.
set -euo pipefail
mapfile -t shards < <(ls "$1"/shard-*.ndjson)
name="$(basename "${shards[SLURM_ARRAY_TASK_ID - 1]}" .ndjson)"
${AMENDS:-amends} report "$1/$name.ndjson" --format json --reader quick > "$2/$name.tmp"
mv "$2/$name.tmp" "$2/$name.json"
