# shellcheck shell=bash
# What tools/train-models and tools/cross-validate share. Sourced after setup.sh, not run.

# Finds the folder of the photographs, of which these parts are needed, and puts its whole path into $data:
# find_photographs folder part...
find_photographs() {
    local part
    data=$1
    for part in "${@:2}"; do
        [[ -e $data/$part ]] \
            || fail "$data/$part is not there. Pass the folder of the photographs: tools/$(basename "$0") DATA"
    done
    data=$(cd "$data" && pwd)
}

# Builds the trainer, and puts its path into $trainer.
build_trainer() {
    require_packages "to build the trainer" "${build_packages[@]}"
    require_swift
    build_program trainer
}

# Trains one model in $work, or goes on with it; what is done is not done again: train name command...
# It is forced because one that stopped before its first checkpoint may have left files.
train() {
    local name=$1 resume=()
    shift
    if [[ -e $work/$name.done ]]; then
        say "== $name: trained already"
        return
    fi
    if [[ -e $work/$name.checkpoint.safetensors ]]; then resume=(--resume); fi
    say "== $name"
    "$trainer" "$@" --out "$work/$name.safetensors" --force "${resume[@]}" >"$work/$name.log" \
        || fail "Stopped. The same command goes on from the last epoch."
    touch "$work/$name.done"
}
