package org.claimscreener.engine.drools;

import java.util.List;

import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/** A generated model with one of its rules alone. */
final class OneRule implements Model {
    private final Model all;
    private final Rule rule;

    OneRule(Model all, Rule rule) {
        this.all = all;
        this.rule = rule;
    }

    @Override
    public String getName() {
        return all.getName();
    }

    @Override
    public String getPackageName() {
        return all.getPackageName();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public List<Global> getGlobals() {
        return all.getGlobals();
    }

    @Override
    public List<Rule> getRules() {
        return List.of(rule);
    }

    @Override
    public List<Query> getQueries() {
        return all.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return all.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return all.getEntryPoints();
    }
}
